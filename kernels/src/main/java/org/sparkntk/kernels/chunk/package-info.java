/**
 * The inner loops of the recursion: short, branch-free passes over a few thousand numbers, which
 * the JIT compiler vectorises. Each exists in float64 and float32, held to each other by tests.
 */
@NullMarked
package org.sparkntk.kernels.chunk;

import org.jspecify.annotations.NullMarked;
