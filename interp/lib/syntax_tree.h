/* syntax_tree.h: trees of module _ast for compile(). Main only. */
#ifndef PX_LIB_SYNTAX_TREE_H
#define PX_LIB_SYNTAX_TREE_H

#include "objects/protocol.h"

/* Is v a node? 1, 0, -1 raised. */
int tree_is(Ctx *cx, Value v);
/* The tree that the compile child packed into tuples: (True, class, field,
 * value, ...) a node, (False, item, ...) a list. */
Value tree_build(Ctx *cx, Value packed);
/* ast.dump(tree, include_attributes=True), from which the child makes it anew.
 */
Value tree_dump(Ctx *cx, Value tree);

#endif
