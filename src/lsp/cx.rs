//! What a method sees: the texts as they stood when its request arrived, and what was agreed on.

use super::abilities::Abilities;
use super::convert::{Key, Places};
use super::documents::{Checked, Doc, Open};
use super::settings::Settings;
use super::state::State;
use crate::analysis::{Analysis, RuleSet};
use crate::findings::{Edit, baseline};
use crate::ide::File;
use crate::ide::facts::Facts;
use crate::lang::Lang;
use crate::source::Span;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tower_lsp::ls_types::{
    AnnotatedTextEdit, ChangeAnnotation, CreateFile, CreateFileOptions, DocumentChangeOperation,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Position, Range, ResourceOp,
    TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

tokio::task_local! {
    static TEXTS: Open;
}

/// Has `answer` see these texts, whatever becomes of them meanwhile.
pub fn with_texts<F: Future>(open: Open, answer: F) -> impl Future<Output = F::Output> {
    TEXTS.scope(open, answer)
}

/// What a method sees.
#[derive(Clone)]
pub struct Cx {
    /// The server.
    pub state: Arc<State>,
    /// The open texts when the request arrived.
    open: Open,
    /// What the client can do.
    pub abilities: Abilities,
    /// Language of what is shown.
    pub lang: Lang,
    /// The editor's settings.
    pub settings: Arc<Settings>,
}

/// A référentiel that is asked about.
#[derive(Clone)]
pub struct Asked {
    doc: Arc<Doc>,
    checked: Arc<Checked>,
}

impl std::ops::Deref for Asked {
    type Target = File;

    fn deref(&self) -> &File {
        &self.checked.file
    }
}

impl Asked {
    /// Its address, as the client writes it.
    pub fn uri(&self) -> &Uri {
        &self.doc.uri
    }

    /// Its text.
    pub fn doc(&self) -> &Arc<Doc> {
        &self.doc
    }

    /// Its analysis.
    pub fn checked(&self) -> &Checked {
        &self.checked
    }
}

/// What an edit is for, where the client can show it.
#[derive(Clone, Debug)]
pub struct Note {
    /// In a few words.
    pub label: String,
    /// More about it.
    pub description: Option<String>,
    /// True when a person is to confirm.
    pub confirm: bool,
}

impl Cx {
    /// What the request that is being answered sees.
    pub fn now(state: &Arc<State>) -> Self {
        let open = TEXTS.try_with(Arc::clone).unwrap_or_else(|_| state.documents.snapshot());
        Cx {
            open,
            abilities: state.session().map(|session| session.abilities).unwrap_or_default(),
            lang: state.lang(),
            settings: state.settings(),
            state: Arc::clone(state),
        }
    }

    /// The open text at an address.
    pub fn doc(&self, uri: &Uri) -> Option<&Arc<Doc>> {
        self.open.get(&Key::of_uri(uri))
    }

    /// The text at an address: open, or else a file of the open folders.
    pub fn doc_or_file(&self, uri: &Uri) -> Option<Arc<Doc>> {
        let key = Key::of_uri(uri);
        if let Some(doc) = self.open.get(&key) {
            return Some(Arc::clone(doc));
        }
        let path = super::convert::path_of(uri).filter(|_| self.state.workspace.is_member(&key))?;
        self.state.on_disk(&path, uri.clone())
    }

    /// The référentiel at an address. `None` for anything else.
    pub fn file(&self, uri: &Uri) -> Option<Asked> {
        let doc = self.doc_or_file(uri)?;
        let checked = self.state.checked(&doc)?;
        Some(Asked { doc, checked })
    }

    /// True when an answer about `uri` costs next to nothing: it may be given on the spot.
    pub fn is_quick(&self, uri: Option<&Uri>) -> bool {
        const SMALL: usize = 64 * 1024;
        let Some(uri) = uri else { return false };
        match self.doc(uri) {
            Some(doc) => !doc.is_ours || (doc.text.len() < SMALL && doc.ready().is_some()),
            None => false,
        }
    }

    /// A file's name as people know it: its path from the open folder it is in.
    pub fn shown(&self, file: &Asked) -> String {
        match &file.doc.path {
            Some(path) => self.state.workspace.near(path),
            None => file.doc.uri.as_str().to_owned(),
        }
    }

    /// Language of what is shown about a file.
    pub fn lang_of(&self, file: &Asked) -> Lang {
        self.state.lang_of(file.doc.path.as_deref())
    }

    /// How a file is read, by the rules in force and with what a baseline holds, and whether its hints are shown.
    pub fn reader(&self, file: &Asked) -> (impl Fn(Vec<u8>) -> Analysis + Sync + use<>, bool) {
        let path = file.doc.path.as_deref();
        let found = self.state.workspace.found(path);
        let entries = path.and_then(|path| self.state.workspace.known(&found, path));
        let hints = found.settings.hints;
        let read = move |bytes: Vec<u8>| {
            let rules = &found.settings.rules;
            let mut analysis = crate::analysis::analyse(bytes, rules);
            if let Some(entries) = &entries {
                baseline::apply(&mut analysis, entries, rules);
            }
            analysis
        };
        (read, hints)
    }

    /// The rules by which the command line reads a file: what a baseline holds is told, hints where they are shown.
    pub fn rules(&self, file: &Asked) -> RuleSet {
        let settings = &self.state.workspace.found(file.doc.path.as_deref()).settings;
        let mut rules = settings.rules.clone();
        if !settings.hints {
            rules.leave_out_hints();
        }
        rules
    }

    /// Positions of a file.
    pub fn places<'a>(&self, file: &'a Asked) -> Places<'a> {
        let encoding = self.state.session().map(|session| session.encoding).unwrap_or_default();
        Places { file, encoding, bom: file.doc.bom }
    }

    /// The byte at a position; clamps.
    pub fn offset(&self, file: &Asked, position: Position) -> u32 {
        self.places(file).offset(position)
    }

    /// The range of a span.
    pub fn range(&self, file: &Asked, span: Span) -> Range {
        self.places(file).range(span)
    }

    /// The span of a range; clamps.
    pub fn span(&self, file: &Asked, range: Range) -> Span {
        self.places(file).span(range)
    }

    /// Edits of one file, with its line ends.
    pub fn text_edits(&self, file: &Asked, edits: &[Edit]) -> Vec<TextEdit> {
        self.places(file).edits(edits)
    }

    /// Edits as the client takes them: for the version they were made for, and with what they are for.
    pub fn workspace_edit(&self, changes: Vec<(Uri, Vec<TextEdit>)>, note: Option<&Note>) -> WorkspaceEdit {
        if !self.abilities.document_changes {
            let changes: HashMap<Uri, Vec<TextEdit>> = changes.into_iter().collect();
            return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
        }
        const NOTE: &str = "referentiel";
        let note = note.filter(|_| self.abilities.annotations);
        let edit = |edit: TextEdit| match note {
            Some(_) => OneOf::Right(AnnotatedTextEdit { text_edit: edit, annotation_id: NOTE.to_owned() }),
            None => OneOf::Left(edit),
        };
        let documents = changes.into_iter().map(|(uri, edits)| {
            let version = self.doc(&uri).map(|doc| doc.version);
            TextDocumentEdit {
                text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
                edits: edits.into_iter().map(edit).collect(),
            }
        });
        let annotations = note.map(|note| {
            let annotation = ChangeAnnotation {
                label: note.label.clone(),
                needs_confirmation: Some(note.confirm),
                description: note.description.clone(),
            };
            HashMap::from([(NOTE.to_owned(), annotation)])
        });
        WorkspaceEdit {
            changes: None,
            document_changes: Some(DocumentChanges::Edits(documents.collect())),
            change_annotations: annotations,
        }
    }

    /// The creation of a file with this text, for a client that can create files.
    pub fn creation(uri: Uri, text: String) -> WorkspaceEdit {
        let options = CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
        let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
        let written = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
            edits: vec![OneOf::Left(TextEdit::new(Range::default(), text))],
        };
        let operations = vec![
            DocumentChangeOperation::Op(ResourceOp::Create(create)),
            DocumentChangeOperation::Edit(written),
        ];
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Operations(operations)),
            ..WorkspaceEdit::default()
        }
    }

    /// What each référentiel of the workspace tells the others, `own` left out, in the order of their keys; of open
    /// texts, what they say now.
    pub fn workspace_facts(&self, own: Option<&Uri>) -> Vec<(Uri, Arc<Facts>)> {
        let own = own.map(Key::of_uri);
        let reports = self.state.workspace.reports().into_iter();
        let mut all: BTreeMap<Key, (Uri, Arc<Facts>)> =
            reports.map(|(key, report)| (key, (report.uri, report.facts))).collect();
        for (key, doc) in self.open.iter().filter(|(key, _)| Some(*key) != own.as_ref()) {
            if let Some(checked) = self.state.checked(doc) {
                all.insert(key.clone(), (doc.uri.clone(), checked.facts()));
            }
        }
        if let Some(own) = &own {
            all.remove(own);
        }
        all.into_values().collect()
    }
}
