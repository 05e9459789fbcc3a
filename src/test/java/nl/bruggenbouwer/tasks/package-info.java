@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.tasks;
