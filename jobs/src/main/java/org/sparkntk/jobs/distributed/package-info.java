/**
 * The only distributed linear algebra: the Gram matrix as symmetric tiles, the panels its tiles are
 * made of, and products with it.
 */
@NullMarked
package org.sparkntk.jobs.distributed;

import org.jspecify.annotations.NullMarked;
