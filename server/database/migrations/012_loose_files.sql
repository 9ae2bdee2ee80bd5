-- Uploads that nothing named are found by their age, and whether others have the same content by its hash.
create index file_loose on file (uploaded_at) where commitment_id is null;
create index on file (sha256);
