# scenario: newline_decoder_reset
# row: E09
# shares: foo, a newline decoder
# operation: foo.reset()
# expect: violation IsolationError IncrementalNewlineDecoder.reset
# control: helgrind store_file_flags canary_read _io.IncrementalNewlineDecoder.seen foo ; digest _io.IncrementalNewlineDecoder.seen foo
# contexts: 2

import _io
import parallel

foo = _io.IncrementalNewlineDecoder(None, True)
foo.decode("a\r\n")


def work(i):
    foo.reset()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
