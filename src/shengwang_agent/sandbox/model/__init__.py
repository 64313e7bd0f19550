"""The calls that the platform makes while an agent talks: to its model, its tools and its own voice."""
