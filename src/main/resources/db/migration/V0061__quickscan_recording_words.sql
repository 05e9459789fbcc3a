-- The sides of one question read different words, and words change: a recording belongs to the words it says.
alter table recording rename column question to words;
alter table recording drop constraint recording_question_check;
alter table recording add check (length(words) <= 1000);
