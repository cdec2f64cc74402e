/* slow.h: what the loop calls when a fast path does not apply. Private to
 * eval/. pc and cx->frame->pc are the instruction that runs. Values: V_NULL =
 * raised; ints: -1 = raised. */
#ifndef PX_EVAL_SLOW_H
#define PX_EVAL_SLOW_H

#include "eval/frame.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/text.h"

extern Dict *builtins_dict; /* lib/modules.c */

/* slow_arith.c */
/* What the operator at pc, one of the AOP rows of ops.def, gives. */
/* The operator of an in-place instruction; -1: it is none. */
int slow_inplace_op(const Word *pc);
Value slow_arith(Ctx *cx, const Value *r, const Word *pc);
/* The operands of such an operator, of POW, BINARY and INPLACE too. */
typedef struct ArithOperands {
    Value x, y;
    BinOp op;
    bool inplace;
} ArithOperands;
ArithOperands arith_operands(const Value *r, const Word *pc);
Value slow_power(Ctx *cx, Value x, Value y);
Value slow_compare(Ctx *cx, Value x, Value y, CmpOp op);
int slow_compare_bool(Ctx *cx, Value x, Value y, CmpOp op);
int slow_truth(Ctx *cx, Value x);
int slow_contains(Ctx *cx, Value container, Value item);

/* fuse.c: the operator at pc works on floats now: its quickened form. */
void arith_quicken(const LCode *lc, Word *pc);
/* Gives the GETITEM at pc, of a list and an int, a fused form; false: there is
 * none. */
bool item_fuse(const LCode *lc, Word *pc, bool imm);

/* special.c: an operand is an instance. The frame of the Python method that
 * does what the instruction at pc asks, on top; NULL: the general way. */
Frame *special_begin(Ctx *cx, const Value *r, const Word *pc);
/* What a FRAME_SPECIAL gave, as the instruction's result; of jumps: whether to
 * jump. */
Value special_end(Ctx *cx, const Value *r, const Word *pc, Value v);

/* grow.c: text += part, in place if text is growing; V_NULL raised. */
Value str_grow(Ctx *cx, Value text, Value part);
/* Ends that: anybody may refer to the text now. */
void str_seal(Ctx *cx, Value v);

/* names.c: globals, names, cells, imports. */
Value name_global(Ctx *cx, Frame *f, Word *pc); /* fills the cache */
/* A name of the builtins that the frame's globals name, or V_NULL. */
Value name_builtin(const Frame *f, Value name);
Value name_local(Ctx *cx, Frame *f, Word *pc);
int name_store_global(Ctx *cx, Frame *f, Value name, Value v, bool guard);
int name_delete_global(Ctx *cx, Frame *f, Value name, bool guard);
int name_store(Ctx *cx, Frame *f, Value name, Value v, bool guard);
int name_delete(Ctx *cx, Frame *f, Value name, bool guard);
Value name_unbound_local(Ctx *cx, Frame *f, uint32_t reg);
Value name_unbound_deref(Ctx *cx, Frame *f, uint32_t reg);
bool name_deref_violation(Ctx *cx, Frame *f, uint32_t reg,
                          const char *operation);
Value name_classderef(Ctx *cx, Frame *f, uint32_t reg);
int name_setup_annotations(Ctx *cx, Frame *f);
Value import_name(Ctx *cx, Frame *f, Value name, Value level, Value from);
Value import_from(Ctx *cx, Value module, Value name);
int import_star(Ctx *cx, Frame *f, Value module);

/* cache.c: look-ups that fill the inline caches. */
void cache_flush(struct Worker *w);
void cache_init(struct Worker *w);
Value attr_load(Ctx *cx, Word *pc, Value obj, Value name);
/* getattr(obj, name) of an instance: 1 *out, 0 nothing has the name, -1: only
 * the general way can tell. */
int attr_quick(Ctx *cx, Value obj, Value name, Value *out);
int attr_store(Ctx *cx, Word *pc, Value obj, Value name, Value v);
int attr_method(Ctx *cx, Word *pc, Value obj, Value name, Value *pair);
Value item_load(Ctx *cx, Word *pc, Value obj, Value key);
/* obj[from:to] */
Value slice_load(Ctx *cx, Value obj, Value from, Value to);
int item_store(Ctx *cx, Word *pc, Value obj, Value key, Value v);
Value iter_next(Ctx *cx, Word *pc, Value iter);
/* --guard=ops: the naive check of the store opcodes, 2013's idea. */
bool ops_guard(Ctx *cx, Value v, const char *operation);
bool ops_guard_attr(Ctx *cx, Value v, Value name, const char *operation);
/* Chooses the quickened form of a call about to be made. */
void cache_call(Ctx *cx, Word *pc, Value callee, int argc);
/* The same for CALL_MAYBE; self may be V_NULL. */
void cache_call_maybe(Ctx *cx, Word *pc, Value callee, Value self, int argc);
/* The same for CALL_METHOD: func is what the look-up in self's class found. */
void cache_call_method(Ctx *cx, Word *pc, Value self, Value name, int argc);

/* build.c */
Value build_list(Ctx *cx, const Value *v, uint32_t n);
Value build_set(Ctx *cx, const Value *v, uint32_t n);
Value build_map(Ctx *cx, const Value *v, uint32_t n);
Value build_key_map(Ctx *cx, const Value *v, Value keys, uint32_t n);
Value build_string(Ctx *cx, const Value *v, uint32_t n);
Value build_format(Ctx *cx, Value v, uint32_t flags, Value spec);
Value build_function(Ctx *cx, Frame *f, Code *code, const Value *extras,
                     uint32_t flags);
int unpack_to(Ctx *cx, Value from, Value *r, const Word *regs, uint32_t n);
int unpack_ex(Ctx *cx, Value from, Value *to, uint32_t before, uint32_t after);
int list_extend_display(Ctx *cx, Value list, Value iterable);
int dict_update_display(Ctx *cx, Value dict, Value mapping);
int print_expr(Ctx *cx, Value v);
Value match_keys(Ctx *cx, Value subject, Value keys);
Value match_class(Ctx *cx, Value subject, Value type, Value names,
                  uint32_t count);
bool match_mapping(Ctx *cx, Value v);
bool match_sequence(Ctx *cx, Value v);

/* unwind.c */
int raise_instr(Ctx *cx, uint32_t argc, Value exc, Value cause);
void reraise(Ctx *cx, Value exc);
int exc_match(Ctx *cx, Value exc, Value type);
/* pair: the bound __exit__, and what __enter__ returned; 1: the latter has a
 * frame, on top. */
int with_enter(Ctx *cx, Value mgr, Value *pair);
/* to: the bound __aexit__, and what __aenter__ returned. */
int async_with_enter(Ctx *cx, Value mgr, Value *to);
/* except*: at[0] the exception, at[1] the classes -> the rest, the match. */
int eg_match(Ctx *cx, Value *at);
Value with_exit(Ctx *cx, Value exit, Value exc);
/* The handler of the running instruction, or NULL. */
const LHandler *unwind_handler(const LCode *lc, uint32_t py);

/* calls.c: prepares a call of `callee` with argc values at args (then one per
 * name of kwnames). A Python function: its new frame is returned, on top.
 * Anything else is called: NULL, and *out is the result or V_NULL. args is a
 * window at the top of the running frame that may be overwritten. */
Frame *call_begin(Ctx *cx, Value callee, Value *args, int argc, Value kwnames,
                  Value *out);
/* A variadic native without keyword arguments; it changes no argument. */
Value call_variadic(Ctx *cx, const Native *n, Value *argv, int argc);
/* list(), set(), dict() themselves; arg may be V_NULL. */
Value call_container(Ctx *cx, const Type *type, Value arg);
/* mapping: kw is what stands behind **, not yet a dict of its own. */
Frame *call_begin_ex(Ctx *cx, Value callee, Value args, Value kw, bool mapping,
                     Value *out);
/* args.c */
/* Binds arguments to the parameters in r[0..nlocals). 0, -1. */
int args_bind(Ctx *cx, Function *f, LCode *lc, Value *r, int argc,
              Value kwnames);
/* Where the values of keyword arguments go: a parameter's index each. It
 * depends on code, count and names alone, so that a call keeps it. */
enum { ARG_NAMES = 8 };
typedef union ArgMap {
    uint8_t at[ARG_NAMES];
    uint64_t w;
} ArgMap;
typedef struct ArgNames {
    const Value *v;
    uint32_t n;
} ArgNames;
/* false: too many of them, or names that may be an error. */
bool args_map(const Code *c, int argc, const Value *names, uint32_t n,
              ArgMap *map);
/* Binds calls without errors; false: nothing is done, and args_bind is to be
 * asked. */
bool args_bind_quick(Ctx *cx, const Function *f, const LCode *lc, Value *r,
                     int argc, const ArgNames *named, const ArgMap *map);
/* calls.c: the frame of fn, whose arguments at r a known map binds. */
Frame *call_mapped(Ctx *cx, Function *fn, LCode *lc, Value *r, int argc,
                   Value kwnames, const ArgMap *map);

/* gen.c */
Value frame_gen_make(Ctx *cx, Frame *f); /* RETURN_GENERATOR */
/* A frame of the suspended generator on top, or that of the one it delegates
 * to; `sent` is what its yield gives; V_NULL: g itself, an exception is to be
 * raised. */
Frame *frame_gen_push(Ctx *cx, Generator *g, Value sent, FrameKind kind);
/* The parked frame f is to run, its registers at r. */
void frame_gen_unpark(Frame *f, Value *r);
int frame_gen_suspend(Ctx *cx, Frame *f, uint32_t keep, Value receiver);
void frame_gen_finish(Ctx *cx, Generator *g);
/* drain.c: list(g) and the like; `to` is the register b of that call. */
const Frame *drain_root(const Frame *f);
/* Takes the item v of a generator that runs on; false: it is to be suspended,
 * and drain_take has its turn. */
bool drain_quick(Ctx *cx, FrameKind kind, Value *to, Value v);
/* Of the suspended generator g: 1 more is wanted, 0 *to is the result, -1. */
int drain_take(Ctx *cx, FrameKind kind, Value g, Value *to, Value v);
/* The result when the generator has ended. */
Value drain_end(Ctx *cx, FrameKind kind, Value gathered, Value separator);
/* An exception leaves a generator's frame f. */
void frame_gen_failed(Ctx *cx, Frame *f);
/* One step of `yield from`: 1 yielded, 0 returned, -1 raised; *out. */
int delegate_send(Ctx *cx, Value receiver, Value v, Value *out);
Value delegate_iter(Ctx *cx, const Frame *f, Value v); /* of `yield from` */
/* await.c. context: 0 await, 1 __aenter__'s and 2 __aexit__'s result. */
Value await_iter(Ctx *cx, Value v, uint32_t context);
Value await_aiter(Ctx *cx, Value v);
Value await_anext(Ctx *cx, Value aiter);

#endif
