/* shown_type.c: the class that Python sees. Natives and bound methods are one
 * kind each here; CPython tells built-in functions, unbound methods and slot
 * wrappers apart, and so do type(x), x.__class__, isinstance and messages. */
#include <stdio.h>
#include <string.h>
#include "objects/classes.h"
#include "objects/protocol_private.h"

/* Special methods that stand in a row of methods.def though CPython has a slot
 * for them. */
static bool is_slot_name(const char *name)
{
    static const char *const names[] = {
        "__init__",    "__repr__",  "__str__",          "__hash__",
        "__eq__",      "__ne__",    "__lt__",           "__le__",
        "__gt__",      "__ge__",    "__getattribute__", "__setattr__",
        "__delattr__", "__int__",   "__float__",        "__divmod__",
        "__rdivmod__", "__await__", "__aiter__",        "__anext__",
        "__next__",    "__iter__",  "__call__",
    };
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (!strcmp(names[i], name))
            return true;
    return false;
}

bool native_is_slot_wrapper(const Native *f)
{
    if (f->flags & SLOT_M)
        return true;
    return f->type && !(f->flags & (STATIC_M | CLASS_M)) && f->name[0] == '_' &&
           is_slot_name(f->name);
}

static Type *native_type(const Native *f)
{
    if (!f->type || f->flags & STATIC_M)
        return &type_native;
    if (f->flags & CLASS_M)
        return &type_classmethod_descriptor;
    return native_is_slot_wrapper(f) ? &type_wrapper_descriptor
                                     : &type_method_descriptor;
}

bool getset_is_member(const GetSet *g)
{
    static const char names[] =
        " __globals__ __closure__ __builtins__ __func__ __thisclass__ "
        "__self_class__ __args__ __origin__ co_argcount co_consts "
        "co_exceptiontable co_filename co_firstlineno co_flags "
        "co_kwonlyargcount co_linetable co_name co_names co_nlocals "
        "co_posonlyargcount co_qualname co_stacksize fget fset fdel gi_code "
        "cr_code cr_origin tb_frame tb_lasti start stop step exceptions "
        "message ";
    char key[40];
    if (g->set)
        return false;
    if (strcmp(g->name, "__self__") == 0)
        return g->type != &type_native;
    if (strcmp(g->name, "__dict__") == 0)
        return g->type == &type_module;
    snprintf(key, sizeof key, " %s ", g->name);
    return strstr(names, key) != NULL;
}

Type *type_shown(Value v)
{
    if (is_exact(v, KIND_native))
        return native_type(AS(Native, v));
    if (is_exact(v, KIND_method) && is_exact(AS(Method, v)->func, KIND_native))
        return native_is_slot_wrapper(AS(Native, AS(Method, v)->func))
                   ? &type_method_wrapper
                   : &type_native;
    if (is_exact(v, KIND_getset) && getset_is_member(AS(GetSet, v)))
        return &type_member;
    if (is_exact(v, KIND_attrdict)) /* the __dict__ of an instance */
        return &type_dict;
    if (is_exact(v, KIND_textio)) /* a standard stream */
        return &type_textwrapper;
    return type_of(v);
}

#define SHOWN(id, text)                                                        \
    const KindOps id##_ops = {.kind = KIND_##id, .name = text};
SHOWN(wrapper_descriptor, "wrapper_descriptor")
SHOWN(method_descriptor, "method_descriptor")
SHOWN(classmethod_descriptor, "classmethod_descriptor")
SHOWN(method_wrapper, "method-wrapper")
