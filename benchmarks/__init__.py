"""What the client costs, beside bare httpx and beside other clients: ``python -m benchmarks``."""
