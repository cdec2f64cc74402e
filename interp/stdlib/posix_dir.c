/* posix_dir.c: module posix: directories: getcwd, listdir, scandir, DirEntry.*/
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "objects/classes.h"
#include "objects/container.h"
#include "objects/seq.h"
#include "stdlib/posix.h"

static Value working_directory(Ctx *cx, bool is_bytes)
{
    char *text = getcwd(NULL, 0);
    if (!text)
        return raise_errno(cx, errno, V_NULL);
    Value v = path_value(cx, text, strlen(text), is_bytes);
    free(text);
    return v;
}

Value posix_getcwd(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv;
    POSIX_ARGS;
    return working_directory(cx, false);
}

Value posix_getcwdb(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv;
    POSIX_ARGS;
    return working_directory(cx, true);
}

/* ---- reading a directory ---- */

static DIR *open_dir(const PathArg *p)
{
    if (p->fd < 0)
        return opendir(buf_text(&p->text));
    int fd = dup(p->fd);
    DIR *d = fd < 0 ? NULL : fdopendir(fd);
    if (!d && fd >= 0)
        close(fd);
    if (d)
        rewinddir(d);
    return d;
}

static bool is_dot(const char *name)
{
    return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

/* Appends what add() makes of each entry to a new list. */
static Value read_dir(Ctx *cx, const PathArg *p,
                      Value (*add)(Ctx *cx, const PathArg *p,
                                   const struct dirent *e))
{
    DIR *d = open_dir(p);
    if (!d)
        return raise_errno(cx, errno, p->shown);
    Value list = list_new(cx, 8);
    for (const struct dirent *e; list && (e = readdir(d));) {
        if (is_dot(e->d_name))
            continue;
        Value v = add(cx, p, e);
        if (!v || list_append_own(cx, AS(List, list), v))
            list = V_NULL;
    }
    closedir(d);
    return list;
}

static Value entry_name(Ctx *cx, const PathArg *p, const struct dirent *e)
{
    return path_value(cx, e->d_name, strlen(e->d_name), p->is_bytes);
}

Value posix_listdir(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    PathArg p;
    if (path_arg(cx, argv[0], "listdir", "path", PATH_FD | PATH_NONE, &p))
        return V_NULL;
    Value r = read_dir(cx, &p, entry_name);
    path_drop(&p);
    return r;
}

/* ---- scandir ---- */

static Value entry_object(Ctx *cx, const PathArg *p, const struct dirent *e)
{
    DirEntry *d = HEAP_NEW(cx, DirEntry, KIND_direntry);
    Value name = d ? entry_name(cx, p, e) : V_NULL;
    if (!name)
        return V_NULL;
    d->name = d->path = name;
    d->type = e->d_type;
    if (p->fd >= 0)
        return v_obj(d);
    Buf b = BUF_EMPTY;
    if (p->shown)
        buf_put(&b, p->text.data, p->text.len);
    else
        buf_puts(&b, ".");
    if (b.len && b.data[b.len - 1] != '/')
        buf_putc(&b, '/');
    buf_puts(&b, e->d_name);
    d->path = path_value(cx, b.data, b.len, p->is_bytes);
    buf_free(&b);
    return d->path ? v_obj(d) : V_NULL;
}

Value posix_scandir(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    PathArg p;
    if (path_arg(cx, argv[0], "scandir", "path", PATH_FD | PATH_NONE, &p))
        return V_NULL;
    Value list = read_dir(cx, &p, entry_object);
    path_drop(&p);
    ScandirIter *it = list ? HEAP_NEW(cx, ScandirIter, KIND_scandiriter) : NULL;
    if (!it)
        return V_NULL;
    it->entries = list;
    return v_obj(it);
}

static Value scandiriter_next(Ctx *cx, Value self)
{
    ScandirIter *it = AS(ScandirIter, self);
    if (!it->entries)
        return V_NULL;
    const List *l = AS(List, it->entries);
    if (it->at < l->len) {
        Value v = l->store->v[it->at];
        store_file_number(cx, it, &it->at, it->at + 1);
        return v;
    }
    store_file_field(cx, it, &it->entries, V_NULL);
    return V_NULL;
}

Value scandiriter_m_close(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    ScandirIter *it = AS(ScandirIter, argv[0]);
    store_file_field(cx, it, &it->entries, V_NULL);
    return V_NONE;
}

Value scandiriter_m___enter__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx;
    POSIX_ARGS;
    return argv[0];
}

Value scandiriter_m___exit__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return scandiriter_m_close(cx, argv, argc, kw);
}

static size_t scandiriter_size(const Obj *o)
{
    (void)o;
    return sizeof(ScandirIter);
}

static void scandiriter_visit(Obj *o, Visitor *v)
{
    v->value(v, &((ScandirIter *)(void *)o)->entries);
}

const KindOps scandiriter_ops = {
    .kind = KIND_scandiriter,
    .name = "ScandirIterator",
    .size = scandiriter_size,
    .visit = scandiriter_visit,
    .not_promotable = "an open directory",
    .iter = iter_self,
    .iternext = scandiriter_next,
};

/* ---- DirEntry ---- */

static int entry_mode(Ctx *cx, Value self, bool follow, struct stat *st)
{
    const DirEntry *d = AS(DirEntry, self);
    PathArg p;
    if (path_arg(cx, d->path, NULL, "path", 0, &p))
        return -1;
    int r = follow ? stat(buf_text(&p.text), st) : lstat(buf_text(&p.text), st);
    int code = errno;
    path_drop(&p);
    return r < 0 ? code : 0;
}

/* Is it of that kind? A dangling link or a vanished entry is not. */
static Value entry_is(Ctx *cx, Value self, Value follow_arg, uint32_t dt,
                      mode_t mode)
{
    const DirEntry *d = AS(DirEntry, self);
    int follow = bool_arg(cx, follow_arg, true);
    struct stat st;
    if (follow < 0)
        return V_NULL;
    if (d->type != DT_UNKNOWN && (d->type != DT_LNK || !follow))
        return v_bool(d->type == dt);
    int code = entry_mode(cx, self, follow, &st);
    if (code == ENOENT)
        return V_FALSE;
    if (code)
        return code < 0 ? V_NULL : raise_errno(cx, code, d->path);
    return v_bool((st.st_mode & S_IFMT) == mode);
}

Value direntry_m_is_dir(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    return entry_is(cx, argv[0], argv[1], DT_DIR, S_IFDIR);
}

Value direntry_m_is_file(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    return entry_is(cx, argv[0], argv[1], DT_REG, S_IFREG);
}

Value direntry_m_is_symlink(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    return entry_is(cx, argv[0], V_FALSE, DT_LNK, S_IFLNK);
}

Value direntry_m_stat(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    struct stat st;
    int follow = bool_arg(cx, argv[1], true);
    int code = follow < 0 ? -1 : entry_mode(cx, argv[0], follow, &st);
    if (code)
        return code < 0 ? V_NULL
                        : raise_errno(cx, code, AS(DirEntry, argv[0])->path);
    return posix_stat_result(cx, &st);
}

Value direntry_m_inode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    struct stat st;
    int code = entry_mode(cx, argv[0], false, &st);
    if (code)
        return code < 0 ? V_NULL
                        : raise_errno(cx, code, AS(DirEntry, argv[0])->path);
    return int_from_u64(cx, st.st_ino);
}

Value direntry_m___fspath__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx;
    POSIX_ARGS;
    return AS(DirEntry, argv[0])->path;
}

Value direntry_get_name(Ctx *cx, Value self)
{
    (void)cx;
    return AS(DirEntry, self)->name;
}

Value direntry_get_path(Ctx *cx, Value self)
{
    (void)cx;
    return AS(DirEntry, self)->path;
}

static Value direntry_repr(Ctx *cx, Value self)
{
    return str_printf(cx, "<DirEntry %R>", AS(DirEntry, self)->name);
}

static size_t direntry_size(const Obj *o)
{
    (void)o;
    return sizeof(DirEntry);
}

static void direntry_visit(Obj *o, Visitor *v)
{
    DirEntry *d = (DirEntry *)(void *)o;
    v->value(v, &d->name);
    v->value(v, &d->path);
}

const KindOps direntry_ops = {
    .kind = KIND_direntry,
    .name = "DirEntry",
    .size = direntry_size,
    .visit = direntry_visit,
    .repr = direntry_repr,
};
