-- What somebody, and everybody, uploaded within a day is added up before more is let in.
create index file_uploaded_at_idx on file (uploaded_at) include (uploaded_by, size);
