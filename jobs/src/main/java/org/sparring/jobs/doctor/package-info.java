/** What a run needs of the machines that it meets, and what it finds there. */
package org.sparring.jobs.doctor;
