"""Measurements, as ratios against something plain in the same run. ``python -m benchmarks`` runs them all."""
