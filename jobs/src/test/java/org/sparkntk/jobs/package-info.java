@NullMarked
package org.sparkntk.jobs;

import org.jspecify.annotations.NullMarked;
