/** How long what is kept (retention), and the encryption of columns that would hurt somebody (the vault). */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.privacy;
