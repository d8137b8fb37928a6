/** Problems whose best policy is known exactly, to prove that a recipe finds its way there. */
package org.sparring.datasets.make.task;
