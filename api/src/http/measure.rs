//! How large an operation is: depth, complexity by rows, aliases, directives, root fields.

use super::introspection::Population;
use super::limits::{Limits, over};
use super::problem::{problem, problem_at};
use super::shape::{Shape, named};
use super::walk::{At, MOST_LEVELS, Visit, Walk};
use async_graphql::parser::types::{
    Directive, ExecutableDocument, Field, OperationDefinition, OperationType,
};
use async_graphql::{Positioned, ServerError, Value, Variables};
use kit::Code;

/// Refuses an operation that is over a limit. Its cost is bounded by the limits, whatever its fragments expand to.
pub(super) fn measure(
    shape: &Shape,
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
    limits: &Limits,
) -> Result<u64, ServerError> {
    let walk = Walk { shape, document };
    let mut measure = Measure::new(limits, operation, variables);
    walk.operation(operation, &mut measure)?;
    if operation.ty == OperationType::Subscription && (measure.roots != 1 || measure.optional_roots) {
        let message = "a subscription must select exactly one field, and not by @skip or @include";
        return Err(problem(Code::BadUserInput, message));
    }
    Ok(measure.cost)
}

struct Measure<'a> {
    limits: &'a Limits,
    operation: &'a OperationDefinition,
    variables: &'a Variables,
    visits: u64,
    aliases: u64,
    directives: u64,
    /// A root field may be left out by a directive.
    optional_roots: bool,
    roots: u64,
    /// Fields that an operation may have one of.
    lone: u64,
    cost: u64,
    /// How often the field at hand is answered.
    rows: u64,
    /// Rows of the connection at hand.
    page: Option<u64>,
    /// Fields of introspection that are answered.
    described: u64,
    /// Of what the field at hand describes, within introspection.
    meta: Option<Population>,
}

impl Visit for Measure<'_> {
    fn field(&mut self, walk: &Walk<'_>, at: &At<'_>, field: &Positioned<Field>) -> Result<(), ServerError> {
        self.alone(walk, at, field)?;
        let field = &field.node;
        self.aliases += u64::from(field.alias.is_some());
        self.roots += u64::from(at.depth == 0);
        self.cost = self.cost.saturating_add(self.rows).saturating_add(heavy(walk, at, field));
        self.check(at)?;
        let meta = self.describe(walk, field)?;
        let outside = std::mem::replace(&mut self.meta, meta);
        let before = (self.rows, self.page.take());
        let many = match (before.1, field.name.node.as_str()) {
            (Some(page), "edges" | "nodes") => page,
            _ => self.enter(walk, at, field),
        };
        self.rows = self.rows.saturating_mul(many.max(1));
        walk.below(at, field, self)?;
        (self.rows, self.page) = before;
        self.meta = outside;
        Ok(())
    }

    fn selection(&mut self, at: &At<'_>, directives: &[Positioned<Directive>]) -> Result<(), ServerError> {
        self.visits += 1;
        within("complexity", self.visits, self.limits.complexity, "spread fewer fragments")?;
        for (at, directive) in directives.iter().enumerate() {
            let name = &directive.node.name;
            if directives[..at].iter().any(|before| before.node.name.node == name.node) {
                let message = format!("`@{}` stands here twice", name.node);
                return Err(problem_at(Code::BadUserInput, message, directive.pos));
            }
        }
        self.directives += directives.len() as u64;
        let optional = directives.iter().any(|d| matches!(d.node.name.node.as_str(), "skip" | "include"));
        self.optional_roots |= optional && at.depth == 0;
        within("directives", self.directives, self.limits.directives, "use fewer directives")
    }

    fn too_deep(&self) -> ServerError {
        over("depth", self.limits.depth.min(MOST_LEVELS as u64), "nest fewer fields and fragments")
    }
}

impl<'a> Measure<'a> {
    fn new(limits: &'a Limits, operation: &'a OperationDefinition, variables: &'a Variables) -> Self {
        Self {
            limits,
            operation,
            variables,
            visits: 0,
            aliases: 0,
            directives: 0,
            optional_roots: false,
            roots: 0,
            lone: 0,
            cost: 0,
            rows: 1,
            page: None,
            described: 0,
            meta: None,
        }
    }

    /// An attempt at a password is one request: aliases would make it many that count as one.
    fn alone(&mut self, walk: &Walk<'_>, at: &At<'_>, field: &Positioned<Field>) -> Result<(), ServerError> {
        let name = field.node.name.node.as_str();
        if at.depth > 0 || !walk.shape.lone.contains(name) {
            return Ok(());
        }
        self.lone += 1;
        match self.lone {
            1 => Ok(()),
            _ => {
                let message = format!(
                    "`{name}` needs an operation of its own: ask for it once, without others like it"
                );
                Err(problem_at(Code::BadUserInput, message, field.pos))
            }
        }
    }

    fn check(&self, at: &At<'_>) -> Result<(), ServerError> {
        let limits = self.limits;
        within("aliases", self.aliases, limits.aliases, "use fewer aliases, or variables with lists")?;
        within("root_fields", self.roots, limits.root_fields, "select fewer fields at the root")?;
        within("depth", at.depth as u64 + 1, limits.depth, "nest fewer fields")?;
        within("complexity", self.cost, limits.complexity, "ask for smaller pages or fewer fields")
    }

    /// How often the selection below a field is answered; remembers the page of a connection.
    fn enter(&mut self, walk: &Walk<'_>, at: &At<'_>, field: &Field) -> u64 {
        let Some(known) = at.on.and_then(|on| walk.shape.field(on, &field.name.node)) else { return 1 };
        if walk.shape.composite(named(&known.ty)).is_some_and(|c| c.is_connection) {
            self.page = Some(self.asked(field).unwrap_or(self.limits.page_size));
            return 1;
        }
        if known.arguments.contains_key("first") {
            self.asked(field).unwrap_or(self.limits.page_size)
        } else {
            1
        }
    }

    /// What the selection below a field of introspection describes. Its lists count as they are in this schema.
    fn describe(&mut self, walk: &Walk<'_>, field: &Field) -> Result<Option<Population>, ServerError> {
        let known = &walk.shape.introspection;
        let Some(meta) = &self.meta else {
            return Ok(match field.name.node.as_str() {
                "__schema" => Some(known.whole()),
                "__type" => Some(match self.argument(field, "name") {
                    Some(Value::String(name)) => known.one(&name),
                    _ => Population::default(),
                }),
                _ => None,
            });
        };
        self.described = self.described.saturating_add(meta.size());
        within("introspection_fields", self.described, known.most(), "describe fewer types at a time")?;
        Ok(Some(known.below(meta, &field.name.node)))
    }

    fn asked(&self, field: &Field) -> Option<u64> {
        ["first", "last"].iter().filter_map(|name| self.number(field, name)).max()
    }

    fn argument(&self, field: &Field, argument: &str) -> Option<Value> {
        let value = field.get_argument(argument)?.node.clone();
        value.into_const_with(|name| self.variable(&name).ok_or(())).ok()
    }

    fn number(&self, field: &Field, argument: &str) -> Option<u64> {
        match self.argument(field, argument)? {
            Value::Number(n) => n.as_u64().or_else(|| n.as_f64().map(|n| n as u64)),
            _ => None,
        }
    }

    fn variable(&self, name: &str) -> Option<Value> {
        let default = || {
            let definition =
                self.operation.variable_definitions.iter().find(|d| d.node.name.node == *name)?;
            Some(definition.node.default_value.as_ref()?.node.clone())
        };
        self.variables.get(&async_graphql::Name::new(name)).cloned().or_else(default)
    }
}

/// What a field of the root costs beside its selection.
fn heavy(walk: &Walk<'_>, at: &At<'_>, field: &Field) -> u64 {
    if at.depth > 0 {
        return 0;
    }
    walk.shape.heavy.get(field.name.node.as_str()).copied().unwrap_or_default()
}

fn within(limit: &'static str, is: u64, most: u64, advice: &str) -> Result<(), ServerError> {
    if is > most { Err(over(limit, most, advice)) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
