package org.sparkntk.kernels.network;

/**
 * Where a layer finds the scales r = √q of the pairs it works on, in float32.
 *
 * @param row r of the row before the layer
 * @param nextRow r of the row after the layer
 * @param cols r of the columns, all stages of the network; not changed
 * @param offset where in {@code cols} the chunk's columns before the layer start
 * @param nextOffset where the same columns after the layer start
 */
@SuppressWarnings("ArrayRecordComponent") // a view into a panel; never compared by value
public record Scales32(float row, float nextRow, float[] cols, int offset, int nextOffset) {}
