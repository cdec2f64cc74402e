/* Owns the search for the standard library; see library.h. A venv's python is
 * a link to the real one, so links are followed first. */
#define _GNU_SOURCE
#include "front/library.h"
#include "front/child.h"
#include "util/os.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char landmark[] = "/lib/python3.11";

/* Looks for the landmark in the folders above the program. */
static bool above(char *path, Buf *out)
{
    char *slash;
    while ((slash = strrchr(path, '/'))) {
        *slash = '\0';
        buf_clear(out);
        buf_printf(out, "%s%s/os.py", path, landmark);
        if (access(out->data, R_OK) == 0) {
            out->len -= strlen("/os.py");
            out->data[out->len] = '\0';
            return true;
        }
    }
    return false;
}

static bool of_program(const char *name, Buf *out)
{
    char *found = os_find_program(name);
    char *real = found ? realpath(found, NULL) : NULL;
    bool ok = real && above(real, out);
    free(found);
    free(real);
    return ok;
}

bool library_find(Buf *out)
{
    const char *only = child_python();
    if (*only)
        return of_program(only, out);
    return of_program("/usr/bin/python3", out) || of_program("python3", out) ||
           of_program("python3.11", out);
}

bool library_ask(Buf *out)
{
    Buf why = BUF_EMPTY;
    bool ok = child_library(out, &why);
    buf_free(&why);
    return ok;
}
