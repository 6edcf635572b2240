WITH keys AS (
    SELECT i.indrelid, i.indexrelid, i.indisprimary, json_agg(a.attname ORDER BY k.position) AS columns
    FROM pg_index i
    CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, position)
    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0
    WHERE i.indisunique
    GROUP BY i.indrelid, i.indexrelid, i.indisprimary
)
SELECT json_build_object(
    'name', t.relname,
    'columns', (
        SELECT json_agg(json_build_object(
            'name', a.attname,
            'type', format_type(a.atttypid, a.atttypmod),
            'collation', (SELECT c.collname FROM pg_collation c WHERE c.oid = a.attcollation),
            'generated', a.attgenerated <> '',
            'sequence', a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false)
        ) ORDER BY a.attnum)
        FROM pg_attribute a
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    ),
    'primary_key', coalesce((SELECT k.columns FROM keys k WHERE k.indrelid = t.oid AND k.indisprimary), '[]'),
    'uniques', coalesce((SELECT json_agg(k.columns) FROM keys k WHERE k.indrelid = t.oid AND NOT k.indisprimary), '[]'),
    'foreign_keys', coalesce((
        SELECT json_agg(json_build_object(
            'columns', (
                SELECT json_agg(a.attname ORDER BY k.position)
                FROM unnest(f.conkey) WITH ORDINALITY k (attnum, position)
                JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.attnum
            ),
            'table', f.confrelid::regclass::text,
            'references', (
                SELECT json_agg(a.attname ORDER BY k.position)
                FROM unnest(f.confkey) WITH ORDINALITY k (attnum, position)
                JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.attnum
            ),
            'on_delete', CASE f.confdeltype
                WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL'
                WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION'
            END
        ))
        FROM pg_constraint f WHERE f.conrelid = t.oid AND f.contype = 'f'
    ), '[]'),
    'checks', coalesce((
        SELECT json_agg(pg_get_constraintdef(c.oid)) FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'c'
    ), '[]'),
    'triggers', coalesce((
        SELECT json_agg(g.tgname) FROM pg_trigger g WHERE g.tgrelid = t.oid AND NOT g.tgisinternal
    ), '[]')
)::text
FROM pg_class t
WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p') AND t.relname <> 'seaql_migrations'
ORDER BY t.relname COLLATE "C"
