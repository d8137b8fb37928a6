/**
 * Chat templates as Hugging Face writes them, run by Jinjava. The only package that knows it.
 * Templates are data from others: nothing here lets one reach a Java method, a file or the clock.
 */
package org.sparring.common.model.text.jinja;
