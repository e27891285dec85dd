"""Parts that two places or forms share."""
