# compare: stderr
raise err_missing_nme + pritn(1)
