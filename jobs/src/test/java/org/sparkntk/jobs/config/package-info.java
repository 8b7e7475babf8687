@NullMarked
package org.sparkntk.jobs.config;

import org.jspecify.annotations.NullMarked;
