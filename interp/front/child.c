/* Owns the compile child and the protocol with it. Both directions go over one
 * socket (its fd 0): no SIGPIPE, and end of file when either side dies.
 *
 *   greeting: u32 magic, u32 n, n bytes of version text, u32 n, n bytes of
 *             the standard library's folder
 *   request:  u8 mode, u32 n, filename, u32 n, source
 *   reply:    u8 'C' or 'E', u32 n, n bytes
 *   'E':      type, message, filename, text (u32 n, bytes; n = NONE for None),
 *             lineno, offset, end_lineno, end_offset (i64, -1 for None)
 * Numbers are little-endian. */
#define _GNU_SOURCE
#include "front/child.h"
#include "util/os.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const u32 none = 0xFFFFFFFF;

/* clang-format off */
static const char driver[] =
    "import marshal, os, struct, sys\n"
    "from importlib.util import MAGIC_NUMBER\n"
    "io = open(0, 'r+b', buffering=0)\n"
    "def read(n):\n"
    "    parts = []\n"
    "    while n:\n"
    "        part = io.read(min(n, 1 << 20))\n"
    "        if not part:\n"
    "            os._exit(0)\n"
    "        parts.append(part)\n"
    "        n -= len(part)\n"
    "    return b''.join(parts)\n"
    "def write(data):\n"
    "    view = memoryview(data)\n"
    "    while view:\n"
    "        view = view[io.write(view):]\n"
    "def text(s):\n"
    "    if s is None:\n"
    "        return struct.pack('<I', 0xFFFFFFFF)\n"
    "    if isinstance(s, bytes):\n"
    "        s = s.decode('utf-8', 'replace')\n"
    "    s = str(s).encode('utf-8', 'surrogatepass')\n"
    "    return struct.pack('<I', len(s)) + s\n"
    "def raised(e):\n"
    "    syntax = isinstance(e, SyntaxError)\n"
    "    get = lambda name: getattr(e, name) if syntax else None\n"
    "    numbers = [get(n) for n in ('lineno', 'offset', 'end_lineno',\n"
    "                                'end_offset')]\n"
    "    return (text(type(e).__name__) + text(e.msg if syntax else e)\n"
    "            + text(get('filename')) + text(get('text'))\n"
    "            + struct.pack('<4q', *(-1 if n is None else n\n"
    "                                   for n in numbers)))\n"
    "def packed(v):\n"
    "    import ast\n"
    "    if isinstance(v, ast.AST):\n"
    "        pairs = [x for f in v._fields + v._attributes\n"
    "                 if hasattr(v, f) for x in (f, packed(getattr(v, f)))]\n"
    "        return (True, type(v).__name__, *pairs)\n"
    "    return (False, *map(packed, v)) if type(v) is list else v\n"
    "def compiled(source, name, mode):\n"
    "    kind = ('exec', 'eval', 'single')[mode & 3]\n"
    "    flags = 0x1000000 if mode & 16 else 0\n"
    "    if mode & 64:\n"
    "        import ast\n"
    "        source = eval(source, vars(ast))\n"
    "    if mode & 32:\n"
    "        tree = packed(compile(source, name, kind, flags | 0x400, True))\n"
    "        return compile('0', name, 'eval').replace(co_consts=(tree,))\n"
    "    return compile(source, name, kind, flags=flags,\n"
    "                   dont_inherit=True, optimize=(mode >> 2 & 3) - 1)\n"
    "def serve():\n"
    "    mode, n = struct.unpack('<BI', read(5))\n"
    "    name = os.fsdecode(read(n))\n"
    "    source = read(*struct.unpack('<I', read(4)))\n"
    "    try:\n"
    "        return b'C', marshal.dumps(compiled(source, name, mode))\n"
    "    except Exception as e:\n"
    "        return b'E', raised(e)\n"
    "write(MAGIC_NUMBER[:2] + b'\\0\\0' + text(sys.version.split()[0])\n"
    "      + text(os.path.dirname(os.__file__)))\n"
    "while True:\n"
    "    kind, data = serve()\n"
    "    write(kind + struct.pack('<I', len(data)))\n"
    "    write(data)\n";
/* clang-format on */

static char *chosen;       /* --python, or NULL */
static pid_t pid;          /* 0: none runs */
static int sock = -1;      /* our end */
static char *running_path; /* of the program that runs */
static char *library;      /* its standard library */

void child_set_python(const char *path)
{
    child_shutdown();
    free(chosen);
    chosen = path ? base_strdup(path) : NULL;
}

static const char *explicit_python(void)
{
    if (chosen)
        return chosen;
    const char *env = getenv("PXI_PYTHON");
    return env && *env ? env : NULL;
}

const char *child_python(void)
{
    const char *path = explicit_python();
    return path ? path : "";
}

/* --- bytes over the socket ----------------------------------------------- */

static bool send_bytes(const void *bytes, size_t n)
{
    const char *p = bytes;
    while (n) {
        ssize_t done = send(sock, p, n, MSG_NOSIGNAL);
        if (done < 0 && errno != EINTR)
            return false;
        if (done > 0) {
            p += done;
            n -= (size_t)done;
        }
    }
    return true;
}

static bool receive(void *bytes, size_t n)
{
    char *p = bytes;
    while (n) {
        ssize_t done = recv(sock, p, n, 0);
        if (done == 0 || (done < 0 && errno != EINTR))
            return false;
        if (done > 0) {
            p += done;
            n -= (size_t)done;
        }
    }
    return true;
}

static u32 u32_at(const char *p)
{
    u32 value = 0;
    for (int i = 3; i >= 0; i--)
        value = value << 8 | (u8)p[i];
    return value;
}

static bool receive_text(Buf *out)
{
    char head[4];
    if (!receive(head, 4))
        return false;
    u32 n = u32_at(head);
    return receive(buf_grow(out, n), n);
}

/* --- the process --------------------------------------------------------- */

/* In the forked child: only async-signal-safe calls until exec. */
static void NORETURN become_python(const char *path, int fd, pid_t parent)
{
    signal(SIGINT, SIG_IGN); /* Ctrl-C is for pxi, which then ends us */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t all;
    sigemptyset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (getppid() == parent && dup2(fd, 0) == 0 && dup2(null, 1) == 1)
        execl(path, path, "-I", "-S", "-E", "-W", "ignore", "-c", driver,
              (char *)NULL);
    _exit(127);
}

static void end_child(void)
{
    if (sock >= 0)
        close(sock);
    sock = -1;
    if (pid) {
        kill(pid, SIGKILL); /* it has nothing to finish, and may hang */
        waitpid(pid, NULL, 0);
    }
    pid = 0;
    free(running_path);
    free(library);
    running_path = library = NULL;
}

void child_shutdown(void)
{
    end_child();
}

static bool start(const char *path, Buf *error)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) {
        buf_printf(error, "no socket for the compiler: %s", strerror(errno));
        return false;
    }
    pid_t parent = getpid();
    pid = fork();
    if (pid == 0)
        become_python(path, pair[1], parent);
    close(pair[1]);
    sock = pair[0];
    running_path = base_strdup(path);
    if (pid < 0) {
        pid = 0;
        buf_printf(error, "cannot start %s: %s", path, strerror(errno));
        end_child();
        return false;
    }
    return true;
}

/* Reads the greeting; refuses other versions. */
static bool greet(Buf *error)
{
    char magic[4];
    Buf version = BUF_EMPTY, folder = BUF_EMPTY;
    bool ok = receive(magic, 4) && receive_text(&version);
    if (!ok)
        buf_printf(error, "%s does not start", running_path);
    else if (u32_at(magic) != PY_MAGIC_311)
        buf_printf(error, "%s is Python %s, pxi reads 3.11's bytecode",
                   running_path, buf_text(&version));
    ok = ok && u32_at(magic) == PY_MAGIC_311 && receive_text(&folder);
    free(library);
    library = buf_take(&folder);
    buf_free(&version);
    if (!ok)
        end_child();
    return ok;
}

static bool try_python(const char *name, Buf *error)
{
    char *path = os_find_program(name);
    if (!path) {
        buf_printf(error, "there is no %s", name);
        return false;
    }
    bool ok = start(path, error) && greet(error);
    free(path);
    return ok;
}

/* Explains in error what was tried. */
static bool ensure_child(Buf *error)
{
    if (pid)
        return true;
    const char *only = explicit_python();
    const char *defaults[] = {"/usr/bin/python3", "python3", "python3.11"};
    size_t n = only ? 1 : ARRAY_LEN(defaults);
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_puts(error, "; ");
        if (try_python(only ? only : defaults[i], error)) {
            buf_clear(error);
            return true;
        }
    }
    buf_puts(error, "\n  mend: install Python 3.11 (Debian 12: apt-get install "
                    "python3) or name one with --python PATH or PXI_PYTHON");
    return false;
}

bool child_library(Buf *out, Buf *error)
{
    if (!ensure_child(error))
        return false;
    buf_puts(out, library);
    return true;
}

/* --- requests ------------------------------------------------------------ */

static bool exchange(const char *filename, CompileMode mode, const char *source,
                     size_t n, char *kind, Buf *reply)
{
    Buf head = BUF_EMPTY;
    buf_putc(&head, (char)mode);
    buf_put_u32le(&head, (u32)strlen(filename));
    buf_puts(&head, filename);
    buf_put_u32le(&head, (u32)n);
    bool ok = send_bytes(head.data, head.len) && send_bytes(source, n) &&
              receive(kind, 1) && receive_text(reply);
    buf_free(&head);
    return ok;
}

/* What became of a child that no longer answers. */
static void explain_end(const char *filename, Buf *reply)
{
    int status = 0;
    close(sock);
    sock = -1;
    pid_t ended = waitpid(pid, &status, 0);
    pid = 0;
    buf_clear(reply);
    buf_printf(reply, "%s: the compiler %s ", filename, running_path);
    if (ended > 0 && WIFSIGNALED(status))
        buf_printf(reply, "was ended by signal %d", WTERMSIG(status));
    else
        buf_printf(reply, "ended with status %d",
                   ended > 0 ? WEXITSTATUS(status) : -1);
    buf_puts(reply, " before it answered");
    end_child();
}

ChildStatus child_compile(const char *filename, CompileMode mode,
                          const char *source, size_t n, Buf *reply)
{
    if (n > INT32_MAX) {
        buf_printf(reply, "%s: the source is larger than 2 GiB", filename);
        return CHILD_FAILED;
    }
    /* A child may have been ended behind our back since the last request
     * (with the thread that started it): then once more with a new one. */
    for (bool fresh = pid == 0;; fresh = true) {
        Buf why = BUF_EMPTY;
        char kind = 0;
        if (!ensure_child(&why)) {
            buf_printf(reply, "%s: cannot be compiled: %s", filename,
                       buf_text(&why));
            buf_free(&why);
            return CHILD_FAILED;
        }
        buf_free(&why);
        if (exchange(filename, mode, source, n, &kind, reply))
            return kind == 'C' ? CHILD_CODE : CHILD_RAISED;
        explain_end(filename, reply);
        if (fresh)
            return CHILD_FAILED;
        buf_clear(reply);
    }
}

/* --- exception records --------------------------------------------------- */

typedef struct {
    const char *at, *end;
    bool bad;
} Record;

static char *record_text(Record *r)
{
    if (r->end - r->at < 4) {
        r->bad = true;
        return NULL;
    }
    u32 n = u32_at(r->at);
    r->at += 4;
    if (n == none)
        return NULL;
    if ((size_t)(r->end - r->at) < n) {
        r->bad = true;
        return NULL;
    }
    Buf text = BUF_EMPTY;
    buf_put(&text, r->at, n);
    r->at += n;
    return buf_take(&text);
}

static i64 record_number(Record *r)
{
    i64 value = -1;
    if (r->end - r->at < 8) {
        r->bad = true;
        return value;
    }
    memcpy(&value, r->at, 8);
    r->at += 8;
    return value;
}

bool child_raised(const Buf *reply, CompileRaised *out)
{
    Record r = {buf_text(reply), buf_text(reply) + reply->len, false};
    out->type = record_text(&r);
    out->message = record_text(&r);
    out->filename = record_text(&r);
    out->text = record_text(&r);
    out->lineno = record_number(&r);
    out->offset = record_number(&r);
    out->end_lineno = record_number(&r);
    out->end_offset = record_number(&r);
    return !r.bad && r.at == r.end && out->type;
}
