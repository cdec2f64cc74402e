# scenario: newline_decoder_init
# row: E09
# shares: foo, a newline decoder
# operation: foo.__init__(None, False)
# expect: violation IsolationError IncrementalNewlineDecoder.__init__
# control: helgrind store_file_flags canary_read _io.IncrementalNewlineDecoder.translate foo ; digest _io.IncrementalNewlineDecoder.translate foo
# contexts: 2

import _io
import parallel

foo = _io.IncrementalNewlineDecoder(None, True)
foo.decode("a\r\n")


def work(i):
    foo.__init__(None, False)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
