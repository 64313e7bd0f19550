"""What the builder stands on; machine-written."""
