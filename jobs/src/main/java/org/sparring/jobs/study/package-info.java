/** Every recipe on one language by one rule, as measured. */
package org.sparring.jobs.study;
