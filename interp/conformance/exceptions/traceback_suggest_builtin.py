# compare: stderr
pritn(1)
