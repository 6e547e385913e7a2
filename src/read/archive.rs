//! A ZIP file in, its members out, none larger and all together not larger than a cap: what a bomb says of its size is
//! not believed, what comes out is counted.

use crate::read::error::{Fault, ReadError};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A larger archive, unpacked, is refused.
pub const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// More members are refused.
pub const MAX_MEMBERS: usize = 20_000;

/// An open archive.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens the archive in `bytes`.
    pub fn open(path: &str, bytes: &'a [u8]) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| ReadError::file(path, Fault::Zip(error.to_string())))?;
        match zip.len() > MAX_MEMBERS {
            true => Err(ReadError::file(path, Fault::Zip(format!("it has more than {MAX_MEMBERS} members")))),
            false => Ok(Self { zip, left: MAX_UNPACKED }),
        }
    }

    /// The names of all files in it, sorted; hidden ones and those that systems add are left out.
    pub fn names(&self) -> Vec<String> {
        let hidden = |name: &str| name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
        let names = self.zip.file_names().enumerate().map(|(number, name)| match name {
            Ok(name) => name.into_owned(),
            // It cannot be opened by this name, and is told so.
            Err(_) => format!("member {}", number + 1),
        });
        let mut names: Vec<String> = names.filter(|name| !name.ends_with('/') && !hidden(name)).collect();
        names.sort();
        names
    }

    /// The file of that name, which may have `cap` bytes.
    pub fn member(&mut self, name: &str, cap: u64) -> Result<Vec<u8>, Fault> {
        let cap = cap.min(self.left);
        let mut bytes = Vec::new();
        let size = self.zip.by_name(name).map_err(|error| Fault::Zip(error.to_string())).and_then(|file| {
            file.take(cap + 1).read_to_end(&mut bytes).map_err(|error| Fault::Zip(error.to_string()))
        });
        self.left = self.left.saturating_sub(bytes.len() as u64);
        match size {
            Ok(size) if size as u64 > cap => Err(Fault::Unpacked { cap }),
            Ok(_) => Ok(bytes),
            Err(fault) => Err(fault),
        }
    }
}
