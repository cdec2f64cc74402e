# scenario: newline_decoder_setstate
# row: E09
# shares: foo, a newline decoder
# operation: foo.setstate((b'', 1))
# expect: violation IsolationError IncrementalNewlineDecoder.setstate
# control: helgrind store_file_flags canary_read _io.IncrementalNewlineDecoder.pending_cr foo ; digest _io.IncrementalNewlineDecoder.pending_cr foo
# contexts: 2

import _io
import parallel

foo = _io.IncrementalNewlineDecoder(None, True)
foo.decode("a\r\n")


def work(i):
    foo.setstate((b'', 1))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
