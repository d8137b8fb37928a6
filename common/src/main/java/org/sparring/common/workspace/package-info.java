/** Tables as Parquet files, manifests that say which files exist, commit and resume. */
package org.sparring.common.workspace;
