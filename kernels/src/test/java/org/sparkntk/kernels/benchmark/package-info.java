/** Speed of the kernels, measured with JMH; run by {@code scripts/bench}, not by the tests. */
package org.sparkntk.kernels.benchmark;
