-- A person may try an undelivered mail again, or be done with it.
grant update (next_try, tries, failed_at, failure), delete on mail to web;
