/* classes.h: types, instances, functions, modules, descriptors, exceptions. */
#ifndef PX_OBJECTS_CLASSES_H
#define PX_OBJECTS_CLASSES_H

#include "util/buf.h"

#include "objects/protocol.h"

/* Before anything else, in main: static types, their method tables, names.
 * Returns -1 with a message on stderr when out of memory. */
int types_init(Ctx *cx);

/* Namespace of the module builtins: made by modules_init in main, pinned. */
extern Dict *builtins_dict;
/* sys.modules, a Dict of main (lib/modules.c). */
extern Value sys_modules;

/* class statement: bases tuple, namespace dict; metaclass conflict, MRO (C3),
 * __slots__, __set_name__, __init_subclass__. */
Value type_new(Ctx *cx, Type *meta, Value name, Value bases, Value ns,
               Value kwnames, const Value *kwargs);
/* __build_class__(func, name, *bases, metaclass=..., **kw) */
Value build_class(Ctx *cx, Value *argv, int argc, Value *kw);
/* A class attribute changed (store, delete): recompute overrides of the class
 * and its subclasses of the same owner, flush caches. */
void type_changed(Ctx *cx, Type *type);

/* The name of a class as C text; "?" when it is not ASCII. */
const char *type_c_name(const Type *type);
/* The static class whose C layout a class has. */
Type *type_new_owner(const Type *type);
/* __module__ of a class (a Str, usually), V_NULL if it has none. */
Value class_module(const Type *type);
/* Is v.__isabstractmethod__ true? 1, 0, -1. */
int obj_is_abstract(Ctx *cx, Value v);
Value mappingproxy_new(Ctx *cx, Value mapping);
Value genericalias_new(Ctx *cx, Value origin, Value args);
/* object.__repr__, object.__format__ */
Value object_default_repr(Ctx *cx, Value self);
Value object_default_format(Ctx *cx, Value self, Value spec);

/* Value in attribute slot i, V_NULL when unset. */
Value attr_slot(const Obj *o, const Shape *shape, int i);
int attr_set_own(Ctx *cx, Value self, Value name, Value value);
int attr_del_own(Ctx *cx, Value self, Value name); /* 1, 0 absent, -1 */
Value attr_dict_copy(Ctx *cx, Value self); /* all attributes as a new dict */
/* object.__getattribute__ / __setattr__ */
Value generic_getattr(Ctx *cx, Value self, Value name);
int generic_setattr(Ctx *cx, Value self, Value name, Value value);

Value instance_new(Ctx *cx, Type *type); /* attributes unset */
Value function_new(Ctx *cx, Code *code, Dict *globals);
Value method_new(Ctx *cx, Value func, Value self);
Value cell_new(Ctx *cx, Value value);
Value module_new(Ctx *cx, const char *name);
/* Does its code run for the first time? */
bool module_is_loading(const Module *m);
/* Writes to stdout (fd 1) or stderr (2): the context's buffer, in main the
 * process's buffered stream. 0, or -1 with OSError raised. */
int textio_write(Ctx *cx, int fd, const char *text, size_t n);
/* The same for reports, whose failure has nobody to go to. */
void textio_put(Ctx *cx, int fd, const char *text, size_t n);
Value super_new(Ctx *cx, Type *type, Value self);

Value exception_new(Ctx *cx, Type *type, const Value *argv, int argc);
/* The subclass of OSError that stands for an errno, or OSError. */
Type *exception_type_of_errno(int64_t code);
/* Raises it; filename V_NULL: without one. */
Value raise_errno(Ctx *cx, int code, Value filename);
Value raise_errno2(Ctx *cx, int code, Value filename, Value filename2);
Value exception_from_text(Ctx *cx, Type *type, Value text);
/* name and obj of the pending AttributeError or NameError. obj V_NULL: none. */
void exception_set_fields(Ctx *cx, Value name, Value obj);
/* A field of a built-in exception class (IsolationError's "operation"...; names
 * in names.def), of an exception that cx owns. No such field: nothing. */
void exception_set_field(Ctx *cx, Value exc, Value name, Value value);
/* Sets __cause__ of an exception that cx has just made. */
void exception_set_cause(Ctx *cx, Value exc, Value cause);
/* Adds (code, line) to the traceback of the pending exception: eval calls it
 * for each frame that it leaves. */
void traceback_add(Ctx *cx, Code *code, uint32_t instr);
/* Ends the flight: takes the pending exception out of cx, fills traceback and
 * context into the instance when cx owns it, returns it. */
Value exception_catch(Ctx *cx);
/* except* (CHECK_EG_MATCH): what of exc the classes take, and the rest; None
 * for nothing. A plain exception that matches is wrapped in a group. */
int exception_group_match(Ctx *cx, Value exc, Value types, Value *match,
                          Value *rest);
/* What an except* statement has to raise at its end: orig is what it caught,
 * excs the list of what its clauses left or raised. None: nothing. */
Value exception_group_reraise(Ctx *cx, Value orig, Value excs);
/* CPython's traceback text, chain and notes included, in UTF-8. */
void traceback_print(Ctx *cx, Value exc, Value traceback, Buf *out);

#endif
