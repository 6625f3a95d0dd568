"""What one build keeps for the next: keys, values as bytes, and where they are kept.

Context: foundation. In: values of other rooms. Out: bytes that come back as the same values, or not at all. Must not:
know what is kept, read files itself.
"""
