"""The life of one call: signed, sent, judged, repeated, understood."""
