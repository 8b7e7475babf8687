/**
 * Wide networks in great depth, on one pair of inputs of equal norm: the phases of an
 * initialisation, the edge of chaos, and the NTK's limits (Poole et al. 1606.05340, Schoenholz et
 * al. 1611.01232, Hayou et al. 1905.13654, Xiao et al. 1912.13053).
 */
@NullMarked
package org.sparkntk.kernels.meanfield;

import org.jspecify.annotations.NullMarked;
