"""The terminal interface: places, forms, and the parts they share."""
