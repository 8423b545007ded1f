-- The sequences that number rows of the current schema, with the column that each one numbers: serial
-- and identity columns, and columns whose default was only written like theirs.
SELECT DISTINCT sequence.oid::regclass::text AS sequence,
       numbered.oid::regclass::text AS "table",
       quote_ident(attribute.attname) AS "column"
FROM (SELECT objid AS sequence, refobjid AS relation, refobjsubid AS attnum
      FROM pg_depend
      WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
        AND refobjsubid > 0 AND deptype IN ('a', 'i')
      UNION
      SELECT refobjid, adrelid, adnum
      FROM pg_depend JOIN pg_attrdef ON pg_attrdef.oid = objid
      WHERE classid = 'pg_attrdef'::regclass AND refclassid = 'pg_class'::regclass) AS numbering
     JOIN pg_class AS sequence ON sequence.oid = numbering.sequence AND sequence.relkind = 'S'
     JOIN pg_sequence ON pg_sequence.seqrelid = sequence.oid AND pg_sequence.seqincrement > 0
     JOIN pg_class AS numbered
       ON numbered.oid = numbering.relation AND numbered.relkind IN ('r', 'p')
      AND numbered.relnamespace = current_schema()::regnamespace
     JOIN pg_attribute AS attribute
       ON attribute.attrelid = numbered.oid AND attribute.attnum = numbering.attnum
      AND attribute.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
-- In a CASE, since PostgreSQL may ask for the privilege first, which fails for what is no sequence.
WHERE CASE WHEN sequence.relkind = 'S' THEN has_sequence_privilege(sequence.oid, 'SELECT') END
  AND has_column_privilege(numbered.oid, attribute.attnum, 'SELECT')
ORDER BY 1, 2, 3
