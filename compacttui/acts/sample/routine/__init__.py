"""The entries of ordinary days, as the acts write them, without looking up again what the sample knows.

A sample has thousands of such entries. The acts ask the records before each one; here everything is known,
because the sample has just told it. A test holds both to the same form.
"""
