/** Compact networks on DeepLearning4J: the only room that imports it. */
package org.sparring.common.model.dl4j;
