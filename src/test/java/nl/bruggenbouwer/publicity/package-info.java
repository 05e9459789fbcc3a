@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.publicity;
