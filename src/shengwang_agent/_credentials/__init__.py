"""What a client is told: settings, credentials, and how a request is signed."""
