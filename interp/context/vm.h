/* vm.h: what lower layers call of the evaluator; implemented in eval/. */
#ifndef PX_CONTEXT_VM_H
#define PX_CONTEXT_VM_H

#include "context/ctx.h"
#include "util/buf.h"

/* Calls any callable. argv: argc positional values, then one value per name of
 * the tuple kwnames (V_NULL: none). argv is not changed and not kept. Natives
 * meet the guard here (native_invoke). Result V_NULL: raised. */
Value vm_call(Ctx *cx, Value f, const Value *argv, int argc, Value kwnames);
Value vm_call0(Ctx *cx, Value f);
Value vm_call1(Ctx *cx, Value f, Value a);
Value vm_call2(Ctx *cx, Value f, Value a, Value b);
Value vm_call3(Ctx *cx, Value f, Value a, Value b, Value c);

/* Executes module, class or eval code with these namespaces (locals: Dict or
 * any mapping; V_NULL = globals). Returns its value. */
Value vm_run_code(Ctx *cx, Code *code, Dict *globals, Value locals);
/* The same for code with free variables: closure is the tuple of their cells,
 * V_NULL for none. */
Value vm_run_closure(Ctx *cx, Code *code, Dict *globals, Value locals,
                     Value closure);
/* Runs a class body function with `ns` as its locals. */
Value vm_run_class_body(Ctx *cx, Value func, Value ns);

/* Generators. mode: 0 send(value) (V_NONE = next), 1 throw(value = exception).
 * V_NULL with no exception pending: finished; *returned holds its value. */
Value vm_gen_resume(Ctx *cx, Generator *gen, Value value, int mode,
                    Value *returned);

/* Allocates the VM stack and frames of a Ctx (once; contexts that follow on the
 * same worker reuse them), and frees them. vm_ctx_reset: empty again. */
void vm_ctx_init(Ctx *cx);
void vm_ctx_reset(Ctx *cx);
/* owner, variant and worker of cx are decided: points cx->lcode at the tables.
 */
void vm_ctx_begin(Ctx *cx);
void vm_ctx_free(Ctx *cx);

/* Roots of one Ctx: live registers of its frames, raised, pins. */
void vm_visit_roots(Ctx *cx, Visitor *v);
/* Visits what the running frame has at hand: registers, globals. */
void vm_visit_frame(Ctx *cx, Visitor *v);
/* Forget every inline cache of the worker's lowered code that may hold a heap
 * pointer or a class lookup (main collection; a class changed). */
void vm_flush_caches(struct Worker *w);
/* The same for all workers (runtime.c); before a main collection. */
void runtime_flush_caches(void);
/* Frees a worker's lowered code and caches. */
void vm_worker_free(struct Worker *w);
/* Visits the Values of the batch that runs now (phase.c). */
void phase_visit(Visitor *v);

/* The running Python frame `up` levels above (0 = innermost). False: none. */
typedef struct FrameInfo {
    Code *code;
    int lineno;
    uint32_t instr; /* index into VerifiedCode's instructions */
    Dict *globals;
    Value locals; /* namespace dict of module/class code, or V_NULL */
} FrameInfo;
bool vm_frame_info(Ctx *cx, int up, FrameInfo *info);
/* A new dict of the local variables of that frame (locals()). */
Value vm_frame_locals(Ctx *cx, int up);
/* A FrameRecord of that frame and of those that called it. V_NULL without a
 * pending exception: no such frame. */
Value vm_frame_record(Ctx *cx, int up);
/* That of a suspended generator or coroutine; None once it has ended. */
Value vm_generator_frame(Ctx *cx, const Generator *gen);
/* Globals of the running frame; NULL: none runs. */
Dict *vm_globals(const Ctx *cx);
/* super() without arguments: value of the __class__ cell and first argument of
 * the innermost Python frame. -1: RuntimeError in CPython's words raised
 * ("super(): no arguments", "super(): __class__ cell not found"...). */
int vm_super_args(Ctx *cx, Value *cls, Value *self);
/* If the instruction that runs now is a store into `target` (V_NULL: into any
 * object), its name as violations give it: "STORE_ATTR x", "STORE_SUBSCR". */
bool vm_store_opcode(Ctx *cx, Value target, char *text, size_t size);
/* The same for stores that name no object: "STORE_GLOBAL x", "STORE_DEREF x".*/
bool vm_name_opcode(Ctx *cx, char *text, size_t size);
/* Is the instruction that runs now a call? */
bool vm_in_call(Ctx *cx);
/* If the instruction that runs now is an in-place operator, it; else -1. */
int vm_inplace_op(Ctx *cx);
/* Runs cx->frame, an entry frame, on from its saved instruction; a pending
 * exception is raised there. */
Value vm_loop(Ctx *cx);
/* Appends the lowered code of a code object and of those in its constants. */
void vm_disassemble(Ctx *cx, Code *code, Buf *out);
/* The exception being handled in the innermost frame that handles one, V_NULL
 * if none (bare raise, __context__). */
Value vm_handled(Ctx *cx);

/* Builds the heap Code of a front-end code object (and of its nested ones).
 * Main only: code ids are assigned here. */
struct PyCode;
Code *vm_code_from(Ctx *cx, struct PyCode *code);

/* sys.setrecursionlimit: grows the stacks. 0, -1 with MemoryError. */
int vm_set_depth_limit(Ctx *cx, uint32_t limit);

/* repr, for records and messages. */
Value vm_repr(Ctx *cx, Value v);
/* exception_catch (objects/classes.h). */
Value vm_catch(Ctx *cx);

#endif
