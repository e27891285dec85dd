"""One file for each counting method; `compacttui.counting.registry` finds them."""
