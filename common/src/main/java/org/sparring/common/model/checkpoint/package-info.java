/** Models as files: Hugging Face's folders, written and read, and llama2.c's, read. */
package org.sparring.common.model.checkpoint;
