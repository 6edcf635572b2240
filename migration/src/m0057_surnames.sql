-- People are found by the initials of their names, and a surname is read as surnames are: 曾 is Zeng there, not Ceng. The list is that
-- of the search for people.
UPDATE resident SET name_initials = CASE substr(name, 1, 1)
    WHEN '曾' THEN 'z' WHEN '单' THEN 's' WHEN '解' THEN 'x' WHEN '查' THEN 'z' WHEN '仇' THEN 'q' WHEN '区' THEN 'o'
    WHEN '翟' THEN 'z' WHEN '召' THEN 's' WHEN '种' THEN 'c' WHEN '折' THEN 's' WHEN '秘' THEN 'b' WHEN '祭' THEN 'z'
    WHEN '句' THEN 'g' ELSE 'p' END || substr(name_initials, 2)
WHERE substr(name, 1, 1) IN ('曾', '单', '解', '查', '仇', '区', '翟', '召', '种', '折', '秘', '祭', '句', '繁');
UPDATE resident SET name_initials = CASE substr(name, 1, 2)
    WHEN '单于' THEN 'cy' WHEN '万俟' THEN 'mq' WHEN '尉迟' THEN 'yc' ELSE 'tt' END || substr(name_initials, 3)
WHERE substr(name, 1, 2) IN ('单于', '万俟', '尉迟', '澹台') AND name NOT IN ('单于', '万俟', '尉迟', '澹台');
