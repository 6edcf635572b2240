SELECT json_object(
    'name', t.name,
    'columns', (
        SELECT json_group_array(json_object(
            'name', c.name,
            'type', lower(c.type),
            'collation', NULL,
            'generated', json(iif(c.hidden IN (2, 3), 'true', 'false')),
            'sequence', json(iif(c.pk > 0 AND s.sql LIKE '%autoincrement%', 'true', 'false'))
        ))
        FROM pragma_table_xinfo(t.name) c
    ),
    'primary_key', (
        SELECT json_group_array(name)
        FROM (SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk)
    ),
    'uniques', (
        SELECT json_group_array(json(columns))
        FROM (
            SELECT (SELECT json_group_array(i.name) FROM pragma_index_info(x.name) i) AS columns
            FROM pragma_index_list(t.name) x
            WHERE x."unique" = 1 AND x.origin <> 'pk'
        )
    ),
    'foreign_keys', (
        SELECT json_group_array(json_object(
            'columns', json(columns), 'table', target, 'references', json("references"), 'on_delete', on_delete
        ))
        FROM (
            SELECT json_group_array(f."from") AS columns, f."table" AS target,
                json_group_array(f."to") AS "references", f.on_delete AS on_delete
            FROM pragma_foreign_key_list(t.name) f
            GROUP BY f.id
        )
    ),
    'checks', json_array(s.sql),
    'triggers', (
        SELECT json_group_array(name) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = t.name
    )
)
FROM pragma_table_list t
JOIN sqlite_master s ON s.type = 'table' AND s.name = t.name
WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'seaql_migrations'
ORDER BY t.name
