/* Owns the cache folder and the form of its entries:
 *   "pxcache1", u64 checksum of all that follows, u32 mode, then python,
 *   filename, source and code, each as u64 length and bytes. */
#define _GNU_SOURCE
#include "front/cache.h"
#include "util/hash.h"
#include "util/os.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char form[8] = "pxcache1";
enum { HEAD = 16 };

static void put_field(Buf *b, const char *bytes, size_t n)
{
    buf_put_u64le(b, n);
    buf_put(b, bytes, n);
}

/* An entry up to its code, with room for the checksum. */
static void put_key(Buf *b, const CacheKey *key)
{
    buf_put(b, form, sizeof form);
    buf_put_u64le(b, 0);
    buf_put_u32le(b, (u32)key->mode << 16 | PY_MAGIC_311);
    put_field(b, key->python, strlen(key->python));
    put_field(b, key->filename, strlen(key->filename));
    put_field(b, key->source, key->n);
}

static u64 checksum(const Buf *b)
{
    return hash_bytes(1, 2, b->data + HEAD, b->len - HEAD);
}

/* The folder, or "" when there is no place for one. */
static void put_folder(Buf *path)
{
    const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (xdg && xdg[0] == '/')
        buf_printf(path, "%s/pxlab", xdg);
    else if (home && home[0] == '/')
        buf_printf(path, "%s/.cache/pxlab", home);
}

static bool entry_path(const Buf *key, Buf *path)
{
    put_folder(path);
    if (path->len == 0)
        return false;
    buf_printf(path, "/%016llx%016llx.code",
               (unsigned long long)hash_bytes(3, 4, key->data, key->len),
               (unsigned long long)hash_bytes(5, 6, key->data, key->len));
    return true;
}

/* Whether entry holds this key and is whole; then *code is where its code
 * begins. */
static bool entry_fits(const Buf *entry, const Buf *key, size_t *code)
{
    size_t start = key->len + 8;
    if (entry->len < start || memcmp(entry->data, form, sizeof form) != 0 ||
        memcmp(entry->data + HEAD, key->data + HEAD, key->len - HEAD) != 0)
        return false;
    u64 sum, n;
    memcpy(&sum, entry->data + sizeof form, 8);
    memcpy(&n, entry->data + key->len, 8);
    *code = start;
    return n == entry->len - start && sum == checksum(entry);
}

bool cache_get(const CacheKey *key, Buf *out)
{
    Buf wanted = BUF_EMPTY, path = BUF_EMPTY, entry = BUF_EMPTY;
    size_t code = 0;
    put_key(&wanted, key);
    bool hit = entry_path(&wanted, &path) &&
               os_read_file(path.data, &entry) == 0 &&
               entry_fits(&entry, &wanted, &code);
    if (hit)
        buf_put(out, entry.data + code, entry.len - code);
    buf_free(&wanted);
    buf_free(&path);
    buf_free(&entry);
    return hit;
}

/* --- bounds ----------------------------------------------------------------
 */

enum { MAX_ENTRIES = 2000, CHECK_EVERY = 64 };

typedef struct {
    i64 age; /* modification time in seconds */
    char name[64];
} Entry;

static int by_age(const void *a, const void *b)
{
    const Entry *x = a, *y = b;
    return (x->age > y->age) - (x->age < y->age);
}

static Entry *list_entries(DIR *dir, size_t *n)
{
    Buf list = BUF_EMPTY;
    for (struct dirent *d; (d = readdir(dir));) {
        struct stat st;
        Entry e = {0};
        size_t length = strlen(d->d_name);
        if (length >= sizeof e.name || !strstr(d->d_name, ".code") ||
            fstatat(dirfd(dir), d->d_name, &st, 0) != 0)
            continue;
        e.age = st.st_mtime;
        memcpy(e.name, d->d_name, length);
        buf_put(&list, &e, sizeof e);
    }
    *n = list.len / sizeof(Entry);
    return (Entry *)(void *)buf_take(&list);
}

/* Removes the older half when the folder has grown too large. */
static void prune(const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    size_t n = 0;
    Entry *entries = list_entries(dir, &n);
    if (n > MAX_ENTRIES) {
        qsort(entries, n, sizeof *entries, by_age);
        for (size_t i = 0; i < n / 2; i++)
            unlinkat(dirfd(dir), entries[i].name, 0);
    }
    free(entries);
    closedir(dir);
}

void cache_put(const CacheKey *key, const Buf *marshalled)
{
    Buf entry = BUF_EMPTY, path = BUF_EMPTY, folder = BUF_EMPTY;
    put_key(&entry, key);
    put_folder(&folder);
    if (entry_path(&entry, &path) && os_make_dirs(folder.data) == 0) {
        put_field(&entry, marshalled->data, marshalled->len);
        u64 sum = checksum(&entry);
        memcpy(entry.data + sizeof form, &sum, 8);
        os_write_file(path.data, entry.data, entry.len);
        if (sum % CHECK_EVERY == 0) /* seldom, without a counter to keep */
            prune(folder.data);
    }
    buf_free(&entry);
    buf_free(&path);
    buf_free(&folder);
}
